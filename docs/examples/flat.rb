# SPDX-License-Identifier: MIT
# A page from Ruby by Fiddle, which is part of Ruby, and the flat call.
require 'fiddle'

# A response: its status, the fields to send with it, and the content.
Page = Struct.new(:status, :fields, :body)

LIBRARY = Fiddle.dlopen(ARGV[0] || 'libhttplingo.so.0')
TEXT = [Fiddle::TYPE_VOIDP, Fiddle::TYPE_SIZE_T].freeze
FLAT_PAGE = Fiddle::Function.new(
  LIBRARY['lingo_flat_page'],
  [Fiddle::TYPE_VOIDP, *TEXT, *TEXT, Fiddle::TYPE_VOIDP, *TEXT, Fiddle::TYPE_VOIDP],
  Fiddle::TYPE_INT
)

# Entries as netstrings of "key=value".
def make_block(entries)
  entries.map { |key, value| "#{key}=#{value}".b }.map { |pair| "#{pair.bytesize}:#{pair}," }.join
end

def make_page(size: 8192, **entries)
  block = make_block(entries)
  page, fields = Array.new(2) { Fiddle::Pointer.malloc(size, Fiddle::RUBY_FREE) }
  lengths = Array.new(2) { Fiddle::Pointer.malloc(Fiddle::SIZEOF_SIZE_T, Fiddle::RUBY_FREE) }
  status = FLAT_PAGE.call(nil, block, block.bytesize, page, size, lengths[0], fields, size, lengths[1])
  raise ArgumentError, 'the block is malformed' if status.negative?

  page_length, fields_length = lengths.map { |length| length[0, Fiddle::SIZEOF_SIZE_T].unpack1('J') }
  longest = [page_length, fields_length].max
  return make_page(size: longest + 1, **entries) if longest >= size

  lines = fields[0, fields_length].force_encoding('UTF-8').lines(chomp: true)
  Page.new(status, lines.to_h { |line| line.split(': ', 2) }, page[0, page_length].force_encoding('UTF-8'))
end

page = make_page(code: 404, accept_language: 'fr-CA, fr;q=0.9', uri: '/page-disparue')
puts "#{page.status} #{page.fields['Content-Language']}"
puts page.body
