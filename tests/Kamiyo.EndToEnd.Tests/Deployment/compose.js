// Prints a Compose file as {"errors": […], "compose": {…}}: what its schema has against it, and the file with its anchors merged.
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { parse } from 'yaml';

const schema = JSON.parse(readFileSync(new URL('node_modules/dclint/schemas/compose.schema.json', import.meta.url), 'utf8'));
// It names its draft under an address that the validator doesn't know it by.
delete schema.$schema;

const compose = parse(readFileSync(process.argv[2], 'utf8'), { merge: true });
const validate = new Ajv({ allErrors: true, strict: false, validateFormats: false }).compile(schema);
validate(compose);
console.log(JSON.stringify({ errors: validate.errors ?? [], compose }));
