#!/usr/bin/perl
# SPDX-License-Identifier: MIT
# A page from Perl by FFI::Platypus and the flat call.
use strict;
use warnings;
use FFI::Platypus 2.00;
use FFI::Platypus::Buffer qw(scalar_to_buffer scalar_to_pointer grow set_used_length);

my $ffi = FFI::Platypus->new(api => 2, lib => $ARGV[0] // 'libhttplingo.so.0');
my $flat_page = $ffi->function(
    lingo_flat_page => ['opaque', ('opaque', 'size_t') x 2, 'size_t*', 'opaque', 'size_t', 'size_t*'] => 'int');

# Entries as netstrings of "key=value".
sub make_block {
    my %entries = @_;
    my $block = '';
    for my $key (sort keys %entries) {
        my $pair = "$key=$entries{$key}";
        utf8::encode($pair);
        $block .= length($pair) . ":$pair,";
    }
    return $block;
}

# The status, a hash of the fields to send, and the content.  The buffers grow until the page fits.
sub make_page {
    my $block = make_block(@_);
    my ($block_pointer, $block_length) = scalar_to_buffer($block);
    my ($page_size, $fields_size) = (8192, 4096);
    while (1) {
        my ($page, $fields, $page_length, $fields_length) = ('', '', 0, 0);
        grow($page, $page_size);
        grow($fields, $fields_size);
        my $status = $flat_page->call(undef, $block_pointer, $block_length,
            scalar_to_pointer($page), $page_size, \$page_length,
            scalar_to_pointer($fields), $fields_size, \$fields_length);
        die "the block is malformed\n" if $status < 0;
        if ($page_length < $page_size && $fields_length < $fields_size) {
            set_used_length($page, $page_length);
            set_used_length($fields, $fields_length);
            return ($status, {map { split /: /, $_, 2 } split /\n/, $fields}, $page);
        }
        ($page_size, $fields_size) = ($page_length + 1, $fields_length + 1);
    }
}

my ($status, $fields, $page) =
    make_page(code => 404, accept_language => 'fr-CA, fr;q=0.9', uri => '/page-disparue');
print "$status $fields->{'Content-Language'}\n$page\n";
