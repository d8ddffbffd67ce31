// Prints the Stripe-Signature header for the body on standard input. Usage: node sign.js <secret>
import { readFileSync } from 'node:fs';
import Stripe from 'stripe';

const stripe = new Stripe('sk_test_example');
const payload = readFileSync(0, 'utf8');
process.stdout.write(stripe.webhooks.generateTestHeaderString({ payload, secret: process.argv[2] }));
