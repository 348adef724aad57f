/** Ends with 0 when the service of this container answers the path well, else with 1. */
const [path] = process.argv.slice(2);
const url = `http://127.0.0.1:${process.env.CASETRAIL_PORT ?? '8080'}${path}`;

const well = await fetch(url, { signal: AbortSignal.timeout(4_000) }).then(
  ({ ok }) => ok,
  () => false,
);
process.exit(well ? 0 : 1);
