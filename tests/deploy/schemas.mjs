// SPDX-License-Identifier: MIT
// Validates objects against the schemas of Kubernetes and of the gateways; see chart.py and gateways.py.
// The schemas accept fields that they do not know.  TypeScript does not, so each object is also written
// as a constant of its type.
// Usage: node schemas.mjs OBJECTS.json, a list; prints a list with the faults of each.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

const packages = {
  'gateway.envoyproxy.io': '@kubernetes-models/envoy-gateway/',
  'gateway.networking.k8s.io': '@kubernetes-models/gateway-api/',
  'networking.istio.io': '@kubernetes-models/istio/',
  'monitoring.coreos.com': '@kubernetes-models/prometheus-operator/',
  'traefik.io': '@kubernetes-models/traefik/',
};
const objects = JSON.parse(fs.readFileSync(process.argv[2]));
const faults = objects.map(() => []);
const lines = [];
for (const [index, object] of objects.entries()) {
  const prefix = packages[object.apiVersion.split('/')[0]] ?? 'kubernetes-models/';
  const path = `${prefix}${object.apiVersion}/${object.kind}`;
  const text = JSON.stringify(object);
  lines.push(`import type { I${object.kind} as T${index} } from '${path}'; export const o${index}: T${index} = ${text};`);
  try {
    const module = await import(path);
    new module[object.kind](object).validate();
  } catch (error) {
    faults[index].push(error.message);
  }
}
fs.writeFileSync('objects.ts', lines.join('\n') + '\n');
const arguments_ = ['--noEmit', '--strict', '--module', 'nodenext', '--skipLibCheck', '--pretty', 'false', 'objects.ts'];
const tsc = spawnSync('node_modules/.bin/tsc', arguments_, { encoding: 'utf-8', maxBuffer: 2 ** 26 });
for (const line of tsc.stdout.split('\n')) {
  const found = /^objects\.ts\((\d+),\d+\): error (.*)/.exec(line);
  if (found) faults[found[1] - 1].push(found[2]);
}
if (tsc.error || (tsc.status && !faults.flat().length)) throw tsc.error ?? new Error(tsc.stdout + tsc.stderr);
console.log(JSON.stringify(faults));
