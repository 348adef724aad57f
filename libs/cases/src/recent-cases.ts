/** Values by case number, of the cases that were used last. */
export class RecentCases<Value> {
  /** In order of use: the first is the one to forget. */
  readonly #values = new Map<string, Value>();

  /** @param limit how many cases are kept */
  constructor(private readonly limit: number) {}

  get(caseNumber: string): Value | undefined {
    const value = this.#values.get(caseNumber);
    if (value !== undefined) this.set(caseNumber, value);
    return value;
  }

  set(caseNumber: string, value: Value): void {
    this.#values.delete(caseNumber);
    this.#values.set(caseNumber, value);
    const [oldest] = this.#values.keys();
    if (this.#values.size > this.limit && oldest !== undefined) this.#values.delete(oldest);
  }
}
