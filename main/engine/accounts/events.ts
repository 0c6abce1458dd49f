/** Events of the accounts for the other rooms. */
export interface AccountEvents {
  /** The account has another state: its jobs may be sent now, or not any more. */
  'account-changed': readonly [account: string];
  /** Displayed properties of accounts changed. */
  'view-changed': readonly [];
  /** Uploads go to this account from now on. */
  chosen: readonly [account: string | null];
}
