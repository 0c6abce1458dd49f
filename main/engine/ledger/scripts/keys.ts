/** The keys of one application that each script is given, in this order; see `state.ts` for what they hold. */
export const keyNames = [
  'book',
  'leases',
  'expiry',
  'seen',
  'busy',
  'claims',
  'sent',
  'offers',
  'offered',
  'results',
  'kept',
] as const;
