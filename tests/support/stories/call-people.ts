import type { Handle, UserId } from '../../../utils/core/people/ids.ts';

export const bob = { userId: '7000000004' as UserId, handle: 'bob' as Handle, name: 'Bob Novak' };

const LONG = {
  userId: '7000000009' as UserId,
  handle: 'a_very_long_one' as Handle,
  name: 'Maximiliane-Alexandra von Hohenlohe-Schillingsfürst zu Waldenburg und Tauberbischofsheim 🏰🏰🏰',
};
const RTL = { userId: '7000000005' as UserId, handle: 'noor' as Handle, name: 'نور الدين \u202eevil' };

/** The same stories with another person. */
export const PEOPLE = { bob, long: LONG, rtl: RTL } as const;
