import 'reflect-metadata';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Type } from '@nestjs/common';
import { Type as TypeOf, plainToInstance } from 'class-transformer';
import { ValidateNested, getMetadataStorage, validateSync } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { Nested, NestedList } from './nested.js';
import { Optional } from './optional.js';
import { Text } from './text.js';

const src = join(import.meta.dirname, '..');
const modules = await Promise.all(
  globSync('**/*.dto.ts', { cwd: src }).map((file) => import(join(src, file)) as Promise<object>),
);
const dtos = modules
  .flatMap((module) => Object.values(module) as unknown[])
  .filter((exported): exported is Type => typeof exported === 'function' && exported.name.endsWith('Dto'));

/** What is wrong with a body's class: each field must be checked, refuse null, and descend into objects. */
function faultsOf(dto: Type): string[] {
  return fieldsOf(dto).flatMap((field) => {
    const at = `${dto.name}.${field}`;
    const metadata = getMetadataStorage().getTargetValidationMetadatas(dto, '', true, false);
    const checks = metadata.filter(({ propertyName }) => propertyName === field);
    const nested = checks.some(({ type }) => type === 'nestedValidation');
    return [
      ...(checks.length === 0 ? [`${at} is not checked`] : []),
      ...(acceptsNull(dto, field) ? [`${at} takes null`] : []),
      ...(holdsObjects(dto, field) && !nested ? [`${at} lacks @ValidateNested`] : []),
      ...(nested && !isTyped(dto, field) ? [`${at} lacks @Type`] : []),
    ];
  });
}

const fieldsOf = (dto: Type): string[] =>
  (Reflect.getMetadata('swagger/apiModelPropertiesArray', dto.prototype as object) as string[]).map((name) =>
    name.slice(1),
  );

const acceptsNull = (dto: Type, field: string): boolean =>
  !validateSync(plainToInstance(dto, { [field]: null }) as object).some(({ property }) => property === field);

/** An object of a class of ours, or a list of such: a lazy type in OpenAPI, or a class by design. */
function holdsObjects(dto: Type, field: string): boolean {
  const { type } = Reflect.getMetadata('swagger/apiModelProperties', dto.prototype as object, field) as {
    type?: unknown;
  };
  if (typeof type === 'function' && type.prototype === undefined) return true;
  const design = Reflect.getMetadata('design:type', dto.prototype as object, field) as Type | undefined;
  return typeof design === 'function' && !isGlobal(design);
}

/** `String` and the like; also `MessageChannel`, which swc takes for the global class where it is one of our words. */
const isGlobal = ({ name }: { readonly name: string }): boolean => name in globalThis;

function isTyped(dto: Type, field: string): boolean {
  const { [field]: made } = plainToInstance(dto, { [field]: {} }) as Record<string, object>;
  return made !== undefined && made.constructor !== Object;
}

describe('every body and query class', () => {
  it('is found', () => expect(dtos.length).toBeGreaterThan(40));
  it('checks every field, refuses null, and descends into objects', () =>
    expect(dtos.flatMap(faultsOf)).toEqual([]));
});

describe('the walk itself', () => {
  class Part {
    @Text()
    text!: string;
  }
  class Careless {
    @ApiProperty({ type: () => Part })
    unchecked!: Part;

    @ApiProperty({ type: () => Part })
    @ValidateNested()
    untyped!: Part;

    @ApiProperty({ type: () => Part })
    @TypeOf(() => Part)
    @Text()
    shallow!: Part;
  }

  it('finds what is careless', () =>
    expect(faultsOf(Careless)).toEqual([
      'Careless.unchecked is not checked',
      'Careless.unchecked takes null',
      'Careless.unchecked lacks @ValidateNested',
      'Careless.untyped lacks @Type',
      'Careless.shallow lacks @ValidateNested',
    ]));
});

describe('an object within', () => {
  class Inner {
    @Text(5)
    text!: string;
  }
  class Outer {
    @Optional()
    @Nested(() => Inner)
    one?: Inner;

    @Optional()
    @NestedList(() => Inner, 2)
    many?: Inner[];
  }
  const faults = (body: object) =>
    validateSync(plainToInstance(Outer, body), { whitelist: true, forbidNonWhitelisted: true }).length;

  it.each<[object, number]>([
    [{}, 0],
    [{ one: { text: 'a' }, many: [{ text: 'a' }] }, 0],
    [{ one: { text: 'longer' } }, 1],
    [{ one: { text: 'a', more: 1 } }, 1],
    [{ one: [{ text: 'a' }] }, 1],
    [{ one: 'a' }, 1],
    [{ many: [] }, 1],
    [{ many: { text: 'a' } }, 1],
    [{ many: [[{ text: 'a' }]] }, 1],
    [{ many: [null] }, 1],
    [{ many: [{ text: 'a' }, { text: 'b' }, { text: 'c' }] }, 1],
  ])('%j has %d fault', (body, count) => expect(faults(body)).toBe(count));
});
