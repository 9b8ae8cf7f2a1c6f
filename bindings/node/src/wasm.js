// SPDX-License-Identifier: MIT
// The WebAssembly module as functions of strings: writes blocks (see httplingo/flat.h) into its
// memory, calls it, and reads what it wrote.  Between writing and reading nothing else can run.

const INPUT = 0, OUTPUT = 1, FIELDS = 2;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

let wasm; // the exports
let memory; // all of its memory; a new one after it grew
let view; // the same as a Buffer, where there is one
let input, inputSize, output, outputSize, fields, fieldsSize;
let lengths, sizes; // the address of two lengths, and the lengths

// In some runtimes, a module comes from another realm, where instanceof does not find it.
const isA = (value, name) => Object.prototype.toString.call(value) === `[object WebAssembly.${name}]`;

function toInstance(source) {
  if (isA(source, 'Instance')) return source;
  return new WebAssembly.Instance(isA(source, 'Module') ? source : new WebAssembly.Module(source), {});
}

// Starts the module, once: a WebAssembly.Instance, a WebAssembly.Module, its bytes, or a function that
// returns one of these.
export function start(given) {
  if (wasm) return;
  const source = typeof given === 'function' ? given() : given;
  wasm = toInstance(source).exports;
  wasm._initialize();
  lengths = wasm.lingo_wasm_lengths();
  look();
}

// Where the buffers are.  Memory that grew is another object.
function look() {
  memory = new Uint8Array(wasm.memory.buffer);
  view = globalThis.Buffer?.from(wasm.memory.buffer);
  sizes = new Uint32Array(wasm.memory.buffer, lengths, 2);
  input = wasm.lingo_wasm_buffer(INPUT, 1);
  inputSize = wasm.lingo_wasm_buffer_size(INPUT);
  output = wasm.lingo_wasm_buffer(OUTPUT, 1);
  outputSize = wasm.lingo_wasm_buffer_size(OUTPUT);
  fields = wasm.lingo_wasm_buffer(FIELDS, 1);
  fieldsSize = wasm.lingo_wasm_buffer_size(FIELDS);
}

function enlarge(number, size) {
  if (!wasm.lingo_wasm_buffer(number, size))
    throw new RangeError(`there is not enough memory for ${size} bytes`);
  look();
}

// Opening and calls with large arguments end with this: what is larger than usual is freed.
export function shrink() {
  for (const number of [INPUT, OUTPUT, FIELDS]) wasm.lingo_wasm_buffer(number, 0);
  look();
}

// The view is made anew if a call let the memory grow.
function refresh() {
  if (memory.buffer !== wasm.memory.buffer) look();
}

// write(TEXT): writes a text to the start of the input; the number of its bytes.
function write(text) {
  if (3 * text.length > inputSize) enlarge(INPUT, 3 * text.length);
  if (view) return view.write(text, input, inputSize);
  return encoder.encodeInto(text, memory.subarray(input, input + inputSize)).written;
}

// A block can be written in one piece if it is ASCII, as almost all are: only then it has as many
// bytes as the text has characters.
function writeBlock(entries) {
  let text = '';
  for (let i = 0; i < entries.length; i += 2) {
    const value = entries[i + 1];
    if (typeof value !== 'string') return writeBytes(entries);
    text += `${entries[i].length + 1 + value.length}:${entries[i]}=${value},`;
  }
  return write(text) === text.length ? text.length : writeBytes(entries);
}

function writeBytes(entries) {
  const pieces = [];
  let size = 0;
  const add = (piece) => {
    pieces.push(piece);
    size += piece.length;
  };
  for (let i = 0; i < entries.length; i += 2) {
    const key = encoder.encode(entries[i] + '=');
    const value = typeof entries[i + 1] === 'string' ? encoder.encode(entries[i + 1]) : entries[i + 1];
    add(encoder.encode(`${key.length + value.length}:`));
    add(key);
    add(value);
    add(encoder.encode(','));
  }
  if (size > inputSize) enlarge(INPUT, size);
  let at = input;
  for (const piece of pieces) {
    memory.set(piece, at);
    at += piece.length;
  }
  return size;
}

// A copy of some bytes: where there are Buffers, one of their pool, which is faster.
const copy = (start, end) =>
  (view ? globalThis.Buffer.from(memory.subarray(start, end)) : memory.slice(start, end));

const decode = (start, length) => decoder.decode(memory.subarray(start, start + length));

// Fields are ASCII.
const decodeFields = (start, length) =>
  (view ? view.toString('latin1', start, start + length) : decode(start, length));

// The string of C at an address.
export function readString(address) {
  return address ? decode(address, memory.indexOf(0, address) - address) : undefined;
}

// What a function writes that is called with (…, output, size), and once more if it needs more room.
function result(call) {
  let length = call();
  refresh();
  if (length >= outputSize) {
    enlarge(OUTPUT, length + 1);
    length = call();
  }
  return decode(output, length);
}

// ---- calls ----

// The page of a block of entries: its code, its content and the text of its fields.
export function callPage(site, entries) {
  const length = writeBlock(entries);
  for (;;) {
    const code = wasm.lingo_flat_page(site, input, length, output, outputSize, lengths,
      fields, fieldsSize, lengths + 4);
    refresh();
    const size = sizes[0], fieldsLength = sizes[1];
    if (size < outputSize && fieldsLength < fieldsSize)
      return {code, body: copy(output, output + size), fields: decodeFields(fields, fieldsLength)};
    if (size >= outputSize) enlarge(OUTPUT, size + 1);
    if (fieldsLength >= fieldsSize) enlarge(FIELDS, fieldsLength + 1);
  }
}

// open(FUNCTION, ENTRIES): what a function opens from a block; a RangeError says why it cannot.
export function open(name, entries) {
  const length = writeBlock(entries);
  const handle = wasm[name](input, length, output, outputSize);
  refresh();
  const message = handle ? '' : readString(output);
  shrink();
  if (!handle) throw new RangeError(message);
  return handle;
}

export const callStatus = (code) => result(() => wasm.lingo_flat_status(code, output, outputSize));
export const callLanguage = (site, index) =>
  result(() => wasm.lingo_flat_language(site, index, output, outputSize));

export function callText(site, tag, code, field) {
  const length = write(tag);
  return result(() => wasm.lingo_flat_text(site, input, length, code, field, output, outputSize));
}

export function callMethod(name) {
  const length = write(name);
  return result(() => wasm.lingo_flat_method(input, length, output, outputSize));
}

export function callNegotiate(offer, field) {
  const length = write(field);
  return result(() => wasm.lingo_flat_negotiate(offer, input, length, output, outputSize));
}

export function callMessage(messages, entries) {
  const length = writeBlock(entries);
  return result(() => wasm.lingo_flat_message(messages, input, length, output, outputSize));
}

export function callCheck(entries) {
  const length = writeBlock(entries);
  const text = result(() => wasm.lingo_flat_check(input, length, output, outputSize));
  if (inputSize > 1 << 20) shrink();
  return text;
}

export function callExtensionCheck(name, json) {
  const n = encoder.encode(name).length;
  const length = write(name + json);
  return result(() =>
    wasm.lingo_flat_extension_check(input, n, input + n, length - n, output, outputSize));
}

export function callLanguageFind(site, tag) {
  return wasm.lingo_flat_language_find(site, input, write(tag));
}

export function callNegotiateFormat(field, offered, chosen) {
  return wasm.lingo_negotiate_media(input, write(field), offered, chosen);
}

// The code of a name; 0: there is none.
export function callStatusByName(name) {
  const status = wasm.lingo_status_by_name(input, write(name));
  return status ? wasm.lingo_status_code(status) : 0;
}

// call(FUNCTION, NUMBER…): a function of numbers.
export const call = (name, ...numbers) => wasm[name](...numbers);

// The bytes of its memory, which tests watch.
export const memorySize = () => wasm.memory.buffer.byteLength;
