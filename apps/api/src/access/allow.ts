import { SetMetadata, applyDecorators } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import type { Deed } from '#access';

export const ACCESS = Symbol('access');

/** What a route asks of its caller. */
export type Access = { readonly deed: Deed } | { readonly public: true };

/** Only whose role may do the deed. */
export const Allow = (deed: Deed): MethodDecorator =>
  applyDecorators(SetMetadata(ACCESS, { deed } satisfies Access), ApiBearerAuth());

/** Anyone. A token is still read when there is one: it may show more. */
export const Public = (): MethodDecorator => SetMetadata(ACCESS, { public: true } satisfies Access);
