/** What the accounts tell the other rooms. */
export interface AccountEvents {
  /** The account has another state: its jobs may go now, or not any more. */
  'account-changed': readonly [account: string];
  /** What is shown of accounts changed. */
  'view-changed': readonly [];
  /** Uploads go to this account from now on. */
  chosen: readonly [account: string | null];
}
