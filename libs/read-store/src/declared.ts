import type { Scalar } from './cursor.js';
import { SchemaMismatch } from './errors.js';
import type {
  CollectionSchema,
  Condition,
  Document,
  IndexedField,
  Query,
  ReadModelSchema,
} from './read-store.js';

const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;
const MAX_LIMIT = 1000;

/** A collection with what its schema allows. */
export class DeclaredCollection {
  readonly name: string;
  readonly indexes: readonly IndexedField[];

  constructor(
    private readonly model: string,
    schema: CollectionSchema,
  ) {
    this.name = schema.name;
    this.indexes = schema.indexes;
    for (const name of [model, schema.name, ...schema.indexes.map((index) => index.field)]) {
      if (!NAME.test(name))
        throw new SchemaMismatch(`"${name}" cannot name a part of a read model: use ${NAME.source}.`);
    }
  }

  field(name: string): IndexedField {
    const index = this.indexes.find((candidate) => candidate.field === name);
    if (index) return index;
    throw new SchemaMismatch(
      `${this.model}/${this.name} does not index "${name}": declare it in its schema to query it.`,
    );
  }

  check(query: Query): void {
    if (!Number.isInteger(query.limit) || query.limit < 1 || query.limit > MAX_LIMIT) {
      throw new SchemaMismatch(`A page holds 1 to ${MAX_LIMIT} documents, not ${query.limit}.`);
    }
    this.checkConditions(query.where);
    if (query.order && this.field(query.order.field).many) {
      throw new SchemaMismatch(
        `${this.model}/${this.name} cannot be ordered by "${query.order.field}", which has many items.`,
      );
    }
  }

  checkConditions(where: readonly Condition[] = []): void {
    for (const condition of where) this.field(condition.field);
  }

  /** What the document has in an indexed field: nothing where it lacks it, else one value, or many. */
  valuesOf(index: IndexedField, document: Document): readonly Scalar[] {
    const value = document[index.field];
    if (value === undefined || value === null) return [];
    if (!index.many && isScalar(value)) return [value];
    if (index.many && isTextArray(value)) return [...new Set(value)];
    throw new SchemaMismatch(
      `${this.model}/${this.name} indexes "${index.field}" as ${index.many ? 'texts' : 'one text, number or boolean'}: ${JSON.stringify(value)} is not.`,
    );
  }

  /** The document as stored text. */
  print(document: Document): string {
    try {
      return JSON.stringify(document);
    } catch (error) {
      throw new SchemaMismatch(`A document of ${this.model}/${this.name} is not JSON: ${String(error)}`, {
        cause: error,
      });
    }
  }
}

/** The collections of a read model by name; asking for one it does not have throws {@link SchemaMismatch}. */
export class DeclaredModel {
  private readonly byName: ReadonlyMap<string, DeclaredCollection>;

  constructor(readonly schema: ReadModelSchema) {
    this.byName = new Map(
      schema.collections.map((one) => [one.name, new DeclaredCollection(schema.name, one)]),
    );
  }

  get collections(): Iterable<DeclaredCollection> {
    return this.byName.values();
  }

  collection(name: string): DeclaredCollection {
    const found = this.byName.get(name);
    if (found) return found;
    throw new SchemaMismatch(`The read model ${this.schema.name} has no collection "${name}".`);
  }
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

function isTextArray(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
