import { describe, expect, it } from '@jest/globals';
import { metadataEvent, permits, readMetadata, shownBy } from './stream-metadata.js';

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

describe('what a stream shows', () => {
  it.each([
    [{}, 0],
    [{ $maxCount: 3 }, 7],
    [{ $maxCount: 30 }, 0],
    [{ $tb: 5 }, 5],
    [{ $tb: 5, $maxCount: 3 }, 7],
    [{ $tb: 8, $maxCount: 3 }, 8],
  ])('of ten events under %j, from %d on', (metadata, first) =>
    expect(shownBy(metadata, 9, 0)).toMatchObject({ first, last: 9, deleted: undefined }),
  );

  it('nothing older than its age in seconds', () =>
    expect(shownBy({ $maxAge: 60 }, 9, 100_000).oldest).toBe(40_000));

  it('only the last event of a stream of metadata', () =>
    expect(readMetadata('$$complaint-1', undefined)).toEqual({ $maxCount: 1 }));

  it.each([[undefined], [bytes(null)], [bytes('text').slice(1)]])(
    'everything when its metadata say nothing',
    (data) => expect(readMetadata('complaint-1', data)).toEqual({}),
  );
});

describe('a deletion', () => {
  const data = metadataEvent({ $maxCount: 3, $tb: 1 }, 'deleted').data;

  it('truncates before the greatest revision, exactly, and keeps the other metadata', () =>
    expect(Buffer.from(data).toString('utf8')).toBe('{"$tb":9223372036854775807,"$maxCount":3}'));

  it('is seen as one', () => expect(shownBy(readMetadata('complaint-1', data), 9, 0).deleted).toBe('softly'));

  it('ends with the next event, which hides what was before', () => {
    const again = metadataEvent(readMetadata('complaint-1', data), 10).data;
    expect(shownBy(readMetadata('complaint-1', again), 10, 0)).toMatchObject({
      first: 10,
      deleted: undefined,
    });
  });
});

it('an access list shuts out whoever it does not name', () => {
  expect(permits({}, '$w')).toBe(true);
  expect(permits({ $acl: { $w: ['$all', 'ops'] } }, '$w')).toBe(true);
  expect(permits({ $acl: { $w: 'ops' } }, '$w')).toBe(false);
  expect(permits({ $acl: { $w: ['ops'] } }, '$d')).toBe(true);
});
