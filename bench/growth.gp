# SPDX-License-Identifier: MIT
# Draws the plots of docs/performance.md: gnuplot -e "data='growth.tsv'; folder='docs'" growth.gp
set terminal svg size 640,400 font 'sans-serif,13' background '#ffffff'
set datafile separator "\t"
set key top left
set grid lc rgb '#dddddd'
series(name) = sprintf("< awk -F '\t' '$1 == \"%s\"' %s", name, data)

set output folder.'/performance-field.svg'
set title 'Accept-Language: cost by the bytes of the field, 100 languages'
set xlabel 'bytes'
set ylabel 'nanoseconds'
set logscale xy 2
set xrange [64:8192]
plot x title '1 ns a byte' with lines dt 2 lc rgb '#888888', \
    series('field of ranges') using 2:3 title 'ranges that are not offered' with linespoints, \
    series('field of bad elements') using 2:3 title '=,=,=,' with linespoints, \
    series('field of bad weights') using 2:3 title 'de;q=2,' with linespoints, \
    series('field of one element') using 2:3 title 'a-a-a-' with linespoints

set output folder.'/performance-page.svg'
set title 'A page in HTML: cost by its size (300 with 0 to 64 choices, of which it shows 32)'
set xlabel 'bytes'
unset logscale
set xrange [0:*]
set yrange [0:*]
plot series('page') using 2:3 title 'made' with linespoints, \
    series('page copied') using 2:3 title 'copied by memcpy()' with linespoints
