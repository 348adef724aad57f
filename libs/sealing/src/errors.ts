export class PersonalDataErasedError extends Error {
  override readonly name = 'PersonalDataErasedError';
  readonly code = 'personal-data-erased';

  constructor(readonly caseNumber: string) {
    super(`The personal data of case ${caseNumber} was erased: nothing can be sealed for it any more.`);
  }
}

export class BrokenEnvelope extends Error {
  override readonly name = 'BrokenEnvelope';
  readonly code = 'broken-envelope';

  constructor(readonly eventId: string) {
    super(
      `The sealed text of event ${eventId} was altered, or belongs to another event: restore it from a backup.`,
    );
  }
}

/** The key store cannot be asked now. Says nothing about whether a key exists. */
export class KeyStoreUnavailable extends Error {
  override readonly name = 'KeyStoreUnavailable';
  readonly code = 'key-store-unavailable';
}

/** The key store or its key file must not be used as they are; the sentence says what to do. */
export class KeyStoreRefused extends Error {
  override readonly name = 'KeyStoreRefused';
  readonly code = 'key-store-refused';
}
