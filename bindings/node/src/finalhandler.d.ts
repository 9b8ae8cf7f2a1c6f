// SPDX-License-Identifier: MIT
// The types of "httplingo/finalhandler".
import type {IncomingMessage, ServerResponse} from 'node:http';
import type {Http2ServerRequest, Http2ServerResponse} from 'node:http2';
import type {ErrorPageOptions} from './error.js';

export interface FinalHandlerOptions extends ErrorPageOptions<IncomingMessage> {
  /** Accepted for compatibility: no stack is ever shown. */
  env?: string;
  /** Told of each error, after the handler has been called. */
  onerror?: (error: any, request: any, response: any) => void;
}

/** Like finalhandler: call the result with an error, or with none for a 404. */
export default function finalhandler(
  request: IncomingMessage | Http2ServerRequest,
  response: ServerResponse | Http2ServerResponse,
  options?: FinalHandlerOptions,
): (error?: unknown) => void;

/** Sends the page for an error. */
export function sendError(
  error: unknown,
  request: IncomingMessage | Http2ServerRequest,
  response: ServerResponse | Http2ServerResponse,
  options?: ErrorPageOptions<IncomingMessage>,
): void;
