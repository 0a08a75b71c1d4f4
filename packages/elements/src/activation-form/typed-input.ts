import {
  checkActivationInput,
  type ActivationField,
  type ActivationInput,
  type ActivationProblems,
} from '@flowthrough/client';
import type { ReactiveElement } from 'lit';

/** The form around the fields, with what its host page fills in. */
type Form = ReactiveElement & {
  readonly email: string | undefined;
  readonly broadworksId: string | undefined;
  readonly credentials: boolean;
};

/**
 * What the user typed, and what is wrong with it.
 *
 * Nobody is interrupted while typing for the first time: fields are judged on submit, and from then on whenever one is
 * left. A field that was found wrong is right again as soon as it is.
 */
export class TypedInput {
  readonly #form: Form;
  #typed: Partial<Record<ActivationField, string>> = {};
  /** The address when its field was last left: the warning must not come and go with each letter. */
  #settledEmail: string | undefined;
  #wasJudged = false;
  #problems: ActivationProblems = {};
  #changed = new Set<ActivationField>();

  constructor(form: Form) {
    this.#form = form;
  }

  get values(): Readonly<Record<ActivationField, string>> {
    const { email, broadworksId } = this.#form;
    return { email: email ?? '', broadworksId: broadworksId ?? '', password: '', ...this.#typed };
  }

  get problems(): ActivationProblems {
    return this.#problems;
  }

  /** Fields that were changed since the backend refused something. */
  get changed(): ReadonlySet<ActivationField> {
    return this.#changed;
  }

  /** Whether the address has a `+` sign. */
  get hasPlusSign(): boolean {
    return checkActivationInput({ email: this.#settledEmail ?? this.#form.email ?? '' }).warning === 'plus-sign';
  }

  /** What can be sent; undefined when something is wrong, which `problems` then tells. */
  judge(): ActivationInput | undefined {
    this.#wasJudged = true;
    this.#settledEmail = this.values.email;
    this.#problems = this.#verdict.problems;
    this.#form.requestUpdate();
    return Object.keys(this.#problems).length > 0 ? undefined : this.values;
  }

  /** A new answer came: what it says about the fields holds until they are changed. */
  answered(): void {
    this.#changed.clear();
  }

  forgetPassword(): void {
    const { password: _, ...rest } = this.#typed;
    this.#typed = rest;
  }

  readonly onInput = (event: Event): void => {
    const { name, value } = event.target as HTMLInputElement;
    const field = name as ActivationField;
    this.#typed = { ...this.#typed, [field]: value };
    this.#changed.add(field);
    if (this.#problems[field] && !this.#verdict.problems[field]) this.#note(field);
    this.#form.requestUpdate();
  };

  readonly onLeave = (event: Event): void => {
    const field = (event.target as HTMLInputElement).name as ActivationField;
    if (!(field in this.values)) return;
    if (field === 'email' && this.#settledEmail !== this.values.email) {
      this.#settledEmail = this.values.email;
      this.#form.requestUpdate();
    }
    if (this.#wasJudged) this.#note(field);
  };

  get #verdict() {
    return checkActivationInput(this.values, this.#form.credentials);
  }

  /** Brings what is said about one field up to date. */
  #note(field: ActivationField): void {
    const { [field]: _, ...others } = this.#problems;
    const problem = this.#verdict.problems[field];
    // A field is left as well when the form goes away, which is no time to ask for another update.
    if (problem === this.#problems[field]) return;
    this.#form.requestUpdate();
    this.#problems = problem ? { ...others, [field]: problem } : others;
  }
}
