import { ProvisioningError } from '../errors.js';

/** Gives the bearer token; `refresh` is true when the last one was refused. */
export type TokenCallback = (context: { readonly refresh: boolean }) => string | Promise<string>;

/** One token for all calls, asked for once, however many calls wait for it. */
export interface TokenSource {
  /** The token in use; asks the host when there is none yet. */
  current(): Promise<string | undefined>;
  /** A token newer than the refused one; calls that were refused together share one question to the host. */
  renew(refused: string | undefined): Promise<string | undefined>;
}

export function createTokenSource(callback: TokenCallback | undefined): TokenSource {
  let known: Promise<string> | undefined;
  let renewal: { readonly refused: string | undefined; readonly token: Promise<string> } | undefined;

  const ask = (give: TokenCallback, refresh: boolean): Promise<string> => {
    const asked = Promise.resolve()
      .then(() => give({ refresh }))
      .catch((cause: unknown) => {
        // A later call may ask again; this one, and all that wait with it, end here.
        known = renewal = undefined;
        throw new ProvisioningError('unauthorized', 'Could not get a token: the token callback failed.', { cause });
      });
    known = asked;
    return asked;
  };

  return {
    current: async () => (callback ? (known ?? ask(callback, false)) : undefined),
    renew: async (refused) => {
      if (!callback) return undefined;
      if (renewal?.refused !== refused || !renewal) renewal = { refused, token: ask(callback, true) };
      return renewal.token;
    },
  };
}
