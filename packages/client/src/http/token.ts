import type { Environment } from '../environment.js';
import { ProvisioningError } from '../errors.js';

/** Gives the bearer token; `refresh` is true when the last one was refused. An empty one sends the request without. */
export type TokenCallback = (context: { readonly refresh: boolean }) => string | Promise<string>;

/** One answer of the host. Two answers can have the same value, which is not the same: the host was asked again. */
export interface Token {
  readonly value: string | undefined;
  /** Whether the backend has refused this very value before: it gets another chance, but no further question. */
  readonly isSuspect: boolean;
}

/** One token for all calls, asked for once, however many calls wait for it. */
export interface TokenSource {
  /** The token in use; asks the host when there is none yet, and again after the last one was refused. */
  current(): Promise<Token>;
  /** A token newer than the refused one; calls that were refused together share one question. Undefined: none to be had. */
  renew(refused: Token): Promise<Token | undefined>;
  /** Notes that a token was refused: before it is used again, the host is asked for another one. */
  refuse(token: Token): void;
}

export interface TokenSourceOptions extends Pick<Environment, 'now'> {
  /** Milliseconds after which a question is given up, so that one that is never answered does not block all calls. */
  readonly limit: number;
}

const NONE: Token = { value: undefined, isSuspect: false };

export function createTokenSource(
  callback: TokenCallback | undefined,
  { now, limit }: TokenSourceOptions,
): TokenSource {
  let known: Token | undefined;
  let question: { readonly token: Promise<Token>; readonly askedAt: number } | undefined;
  /** The token that was refused last, until the host gives another one. */
  let refused: Token | undefined;

  const ask = (give: TokenCallback): Promise<Token> => {
    if (question && now() - question.askedAt < limit) return question.token;
    const token = Promise.resolve()
      .then(() => give({ refresh: refused !== undefined }))
      .then(
        // Hosts without types give null before a sign-in.
        (given: unknown) => {
          const value = typeof given === 'string' && given !== '' ? given : undefined;
          const isSuspect = refused !== undefined && value === refused.value;
          const answer = { value, isSuspect };
          if (question === mine) {
            known = answer;
            question = undefined;
            if (!isSuspect) refused = undefined;
          }
          return answer;
        },
        (cause: unknown) => {
          // A later call may ask again; this one, and all that wait with it, end here.
          if (question === mine) question = undefined;
          throw new ProvisioningError('unauthorized', 'Could not get a token: the token callback failed.', { cause });
        },
      );
    const mine = (question = { token, askedAt: now() });
    return token;
  };

  return {
    async current() {
      if (!callback) return NONE;
      const isGood = known?.value !== undefined && !(refused && known.value === refused.value);
      return known && isGood && !question ? known : ask(callback);
    },
    async renew(token) {
      if (!callback || token.isSuspect) return undefined;
      // Others that were refused with it may have asked already.
      if (known && known !== token && !question) return known;
      refused = token;
      const newer = await ask(callback);
      return newer.value === undefined ? undefined : newer;
    },
    refuse(token) {
      refused = token;
    },
  };
}
