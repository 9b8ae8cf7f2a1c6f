# SPDX-License-Identifier: MIT
# Reads an export by I18n.  Lines "LOCALE <tab> KEY <tab> NUMBER" on standard input are answered with
# the text after a tab.  A number "2 rules" is looked up with the plural rules of the locale.
require 'i18n'

Encoding.default_external = Encoding::UTF_8
I18n.load_path = Dir["#{ARGV[0]}/config/locales/*.yml"]
I18n.enforce_available_locales = true
$stdin.each_line(chomp: true) do |line|
  locale, key, number = line.split("\t", -1)
  options = number.empty? ? {} : { count: number.to_i }
  text = I18n.t("httplingo.#{key}", locale: locale, default: '(missing)', **options)
  puts "#{line}\t#{text.is_a?(String) ? text : '(not a text)'}"
end
