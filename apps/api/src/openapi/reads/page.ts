import type { TypedPage } from '#projections';
import { list, maybe, record, ref, said, text } from './schema.js';
import type { Schema } from './schema.js';

/** A page of these. */
export const page = (name: string): Schema =>
  record<TypedPage<unknown>>({
    items: list(ref(name)),
    next: maybe(said(text, 'The `cursor` of the next page; absent on the last.')),
  });
