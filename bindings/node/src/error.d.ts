// SPDX-License-Identifier: MIT
// The types that the adapters share.
import type {Format, Json, Site} from './core.js';

/** Members of problem details (RFC 9457): those of the standard, and the application's own. */
export interface Problem {
  type?: string;
  title?: string;
  detail?: string;
  instance?: string;
  [extension: string]: Json;
}

/** The options of all adapters.  `Raw` is the request of the framework. */
export interface ErrorPageOptions<Raw = unknown> {
  /** The look and the languages of the pages. */
  site?: Site;
  /** The formats to choose from, such as ['problem+json']. */
  formats?: string | readonly Format[];
  /** Whether messages of errors whose `expose` is true are shown; false by default. */
  expose?: boolean;
  /** A language that is not negotiated. */
  language?: string | ((error: unknown, request: Raw) => string | undefined);
  /** An identifier of the request, for support staff. */
  requestId?: string | ((error: unknown, request: Raw) => string | undefined);
  /** Problem details beside those in the member `problem` of the error. */
  problem?: Problem | ((error: unknown, request: Raw) => Problem | undefined);
  /** Told of each error; by default, server errors are written to the console. */
  onError?: (error: unknown, request: Raw) => void;
}
