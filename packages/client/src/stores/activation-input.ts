import { checkEmail, type EmailProblem } from '../email.js';
import type { ActivationInput } from '../model.js';

/** What a user can be asked for, in the order of the model. */
export type ActivationField = keyof ActivationInput;

/** What is wrong with what was typed, by field. */
export interface ActivationProblems {
  readonly email?: EmailProblem;
  readonly broadworksId?: 'empty';
  readonly password?: 'empty';
}

export interface ActivationVerdict {
  /** The input as it is sent: blanks around it cut off, the domain of the address in ASCII. */
  readonly input: ActivationInput;
  /** Empty when the input can be sent. */
  readonly problems: ActivationProblems;
  /** Allowed, yet known to cause trouble later. */
  readonly warning?: 'plus-sign';
}

/** Judges what a user typed; with `credentials`, BroadWorks ID and password are required as well. */
export function checkActivationInput(
  { email, broadworksId, password }: ActivationInput,
  credentials = false,
): ActivationVerdict {
  const verdict = checkEmail(email);
  const id = broadworksId?.trim();
  return {
    input: {
      email: verdict.ok ? verdict.email : email,
      ...(id && { broadworksId: id }),
      ...(credentials && password && { password }),
    },
    problems: {
      ...(!verdict.ok && { email: verdict.problem }),
      ...(credentials && !id && { broadworksId: 'empty' }),
      ...(credentials && !password && { password: 'empty' }),
    },
    ...(verdict.ok && verdict.warning && { warning: verdict.warning }),
  };
}
