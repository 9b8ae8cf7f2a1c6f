// SPDX-License-Identifier: MIT
// What the playground asks of the library, which is a WebAssembly module.  This is a worker, because
// compiling the module would keep a phone's page from answering for a second.  Its name is the address
// of the library.

// The media types of the formats.
const TYPES = {html: 'text/html', 'problem+json': 'application/problem+json', 'problem+xml': 'application/problem+xml',
  json: 'application/json', xml: 'application/xml', text: 'text/plain'};

// ---- the steps of negotiation ----

const WEIGHT = /^([01]?)(?:[.,](\d*))?$/;

// The weight of an element, as the library reads it; undefined if it has no clear meaning.
function readWeight(text) {
  const parts = WEIGHT.exec(text);
  if (!parts || text === '' || /^[.,]?$/.test(text)) return undefined;
  const value = Number(`${parts[1] || 0}.${parts[2] || 0}`);
  if (value > 1) return undefined;
  return value > 0 ? Math.max(0.001, Math.floor(value * 1000 + 1e-9) / 1000) : 0;
}

// The elements of a field; a comma before a digit is a decimal comma of a weight.
function readElements(text, isRange) {
  return text.split(/,(?!\d)/).map((part) => part.trim()).filter(Boolean).map((part) => {
    const [range, ...parameters] = part.split(';').map((piece) => piece.trim());
    const weights = parameters.filter((parameter) => /^q\s*=/i.test(parameter));
    const weight = weights.length ? readWeight(weights[0].replace(/^q\s*=\s*/i, '')) : 1;
    const isValid = weights.length < 2 && weight !== undefined && parameters.every(Boolean) && isRange(range, parameters);
    return {part, range, weight, isValid};
  });
}

const isLanguageRange = (range, parameters) =>
  /^(\*|[a-z]{1,8}([-_][a-z0-9]{1,8})*(\.[\w-]+)?(@\w+)?)$/i.test(range) && parameters.every((parameter) => /^q\s*=/i.test(parameter));
const isMediaRange = (range) => /^(\*\/\*|[\w!#$&^.+-]+\/(\*|[\w!#$&^.+*-]+))$/.test(range);

// The valid elements by weight, then the others.
const inOrder = (elements) => [...elements].sort((a, b) => b.isValid - a.isValid || (a.isValid ? b.weight - a.weight : 0));

const plainTag = (range) => range.replaceAll('_', '-').toLowerCase();

// What each range of languages finds, and what is chosen.
function languageSteps(library, field, offered) {
  const choose = (text) => (offered.length ? library.negotiate(text, offered) : library.negotiate(text));
  const final = choose(field);
  let isOpen = final.range !== undefined;
  const elements = inOrder(readElements(field, isLanguageRange));
  const refusals = elements.filter((one) => one.isValid && one.weight === 0).map((one) => `, ${one.part}`).join('');
  const rows = elements.map((element) => {
    if (!element.isValid) return {...element, result: 'invalid'};
    if (element.weight === 0) return {...element, result: 'refused'};
    if (isOpen && plainTag(element.range).startsWith(plainTag(final.range))) {
      isOpen = false;
      return {...element, result: 'chosen', choice: final.language, match: final.match};
    }
    const alone = choose(element.range + refusals);
    if (alone.range === undefined) return {...element, result: 'not_available'};
    return {...element, result: 'lower', choice: alone.language, match: alone.match};
  });
  return {rows, choice: final.language};
}

// Whether a media range covers a format: it is preferred over a default that the range cannot cover.
function covers({negotiateFormat}, range, format) {
  if (range === '*/*') return true;
  const other = TYPES[format].startsWith('text/') ? 'json' : 'html';
  return negotiateFormat(range, [format, other], {default: other}) === format;
}

function howCovered(range, format) {
  if (range.includes('*')) return 'wildcard';
  return range.toLowerCase() === TYPES[format] ? 'exact' : 'similar';
}

// How specific a match is: the weight of a format is that of the most specific range.
const specificity = (range, format) =>
  ({exact: 3, similar: 2}[howCovered(range, format)] ?? (range === '*/*' ? 0 : 1));

// What each media range finds, and what is chosen.
function formatSteps(library, field) {
  const final = library.negotiateFormat(field);
  const elements = inOrder(readElements(field, isMediaRange));
  const winner = elements.filter((one) => one.isValid && one.weight > 0 && covers(library, one.range, final))
    .sort((a, b) => specificity(b.range, final) - specificity(a.range, final))[0];
  const rows = elements.map((element) => {
    const {range} = element;
    if (!element.isValid) return {...element, result: 'invalid'};
    if (element.weight === 0) return {...element, result: 'refused'};
    const choice = element === winner ? final : library.negotiateFormat(range);
    if (!covers(library, range, choice)) return {...element, result: 'not_available'};
    return {...element, result: element === winner ? 'chosen' : 'lower', choice, match: howCovered(range, choice)};
  });
  return {rows, choice: final};
}

// ---- answers ----

// A list of languages with a tag that is none is not used.
function isOffer({Offer}, tags) {
  try {
    new Offer(tags.length ? tags : ['en']).close();
    return true;
  } catch {
    return false;
  }
}

const answers = {
  choices(library, {offered, language, format}) {
    const tags = offered.split(/[\s,]+/).filter(Boolean);
    return {language: isOffer(library, tags) ? languageSteps(library, language, tags) : undefined,
      format: formatSteps(library, format)};
  },
  findings: ({check}, {head, method}) => (head ? check(head, {method, complete: false}) : []),
};

// In the order of the questions; there is no answer if the library cannot be loaded.
const loading = import(self.name);
self.onmessage = ({data: {kind, ...question}}) => loading
  .then((library) => self.postMessage({kind, answer: answers[kind](library, question)}))
  .catch(() => self.postMessage({kind}));
