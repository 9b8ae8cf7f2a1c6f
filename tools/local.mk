# SPDX-License-Identifier: MIT

# Helpers of the generators.
EXTRA_DIST += tools/print-offer.c tools/print-offer.h
