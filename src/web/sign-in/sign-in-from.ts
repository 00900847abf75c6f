import type { Request } from 'express';

import type { SignInFrom } from '../../domain/users/sign-in-events.ts';
import { device } from '../device.ts';

/** Where a request to sign in comes from: the address as the trusted proxies tell it, and the device in two words. */
export const signInFrom = (request: Request): SignInFrom => ({
  address: request.ip ?? '',
  device: device(request.get('user-agent') ?? ''),
});
