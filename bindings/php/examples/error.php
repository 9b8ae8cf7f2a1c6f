<?php

// SPDX-License-Identifier: MIT
//
// The page for errors of the web server itself, such as a missing file.  See nginx.conf and apache.conf.

declare(strict_types=1);

use Httplingo\Page;

$status = (int) ($_SERVER['REDIRECT_STATUS'] ?? 404);
// Whoever asks for this script as such gets a page, too.
Page::forRequest($status >= 400 && $status <= 599 ? $status : 404)->send();
