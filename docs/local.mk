# SPDX-License-Identifier: MIT
dist_man_MANS += docs/httplingo.1 docs/httplingo.3
dist_doc_DATA += docs/negotiation.md
