import { describe, expect, it } from '@jest/globals';
import { SchemaMismatch, openMemoryReadStore, type Generation, type ReadModelSchema } from '#read-store';
import { BatchDocuments } from './batch-documents.js';

const SCHEMA: ReadModelSchema = { name: 'cases', version: 1, collections: [{ name: 'cases', indexes: [] }] };

async function generationWith(ids: readonly string[]): Promise<Generation> {
  const generation = await openMemoryReadStore().building(SCHEMA);
  const changes = ids.map((id) => ({ collection: 'cases', id, put: { id } }));
  await generation.commit(changes, { to: 't1' });
  return generation;
}

describe('the unit of work of a batch', () => {
  it('sees its own changes before they are written', async () => {
    const documents = new BatchDocuments(await generationWith(['a', 'b']), SCHEMA);
    documents.put('cases', 'a', { changed: true });
    documents.remove('cases', 'b');
    documents.put('cases', 'c', {});
    expect(await documents.get('cases', 'a')).toEqual({ changed: true });
    expect([...(await documents.getMany('cases', ['a', 'b', 'c'])).keys()]).toEqual(['a', 'c']);
    expect(documents.changes()).toEqual([
      { collection: 'cases', id: 'a', put: { changed: true } },
      { collection: 'cases', id: 'b', remove: true },
      { collection: 'cases', id: 'c', put: {} },
    ]);
  });

  it('asks the store for each document once, and remembers that there was none', async () => {
    const generation = await generationWith(['a']);
    const asked: string[] = [];
    const watched = Object.create(generation) as Generation;
    watched.getMany = (collection, ids) => {
      asked.push(...ids);
      return generation.getMany(collection, ids);
    };
    const documents = new BatchDocuments(watched, SCHEMA);
    await documents.getMany('cases', ['a', 'none', 'a']);
    await documents.get('cases', 'a');
    await documents.get('cases', 'none');
    expect(asked).toEqual(['a', 'none']);
  });

  it('refuses a collection that the schema does not name', async () => {
    const documents = new BatchDocuments(await generationWith([]), SCHEMA);
    expect(() => documents.put('elsewhere', 'a', {})).toThrow(SchemaMismatch);
    await expect(documents.get('elsewhere', 'a')).rejects.toThrow(SchemaMismatch);
  });
});
