// SPDX-License-Identifier: MIT
// The types of "httplingo/hono".
import type {ErrorPageOptions} from './error.js';

/** For app.notFound(). */
export function notFound(options?: ErrorPageOptions<any>): (context: any) => Response;

/** For app.onError(). */
export function onError(options?: ErrorPageOptions<any>): (error: any, context: any) => Response;

/** Both, for an app. */
export function errorPages<App extends {notFound: any; onError: any}>(app: App, options?: ErrorPageOptions<any>): App;
