mod debian/httplingo.ini
