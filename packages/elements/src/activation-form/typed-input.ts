import {
  checkActivationInput,
  type ActivationField,
  type ActivationInput,
  type ActivationProblems,
} from '@flowthrough/client';
import type { ReactiveElement } from 'lit';
import { Presses } from '../controllers/presses.js';

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
  readonly #presses: Presses;
  #typed: Partial<Record<ActivationField, string>> = {};
  /** The address when its field was last left: the warning must not come and go with each letter. */
  #settledEmail: string | undefined;
  #wasJudged = false;
  #problems: ActivationProblems = {};
  #changed = new Set<ActivationField>();

  constructor(form: Form) {
    this.#form = form;
    this.#presses = new Presses(form);
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

  /** What can be sent of what the fields hold; undefined when something is wrong, which `problems` then tells. */
  judge(fields: Iterable<HTMLInputElement>): ActivationInput | undefined {
    // Not everything that fills in a form fires events.
    for (const field of fields) this.#read(field);
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
    const field = this.#read(event.target as HTMLInputElement);
    if (this.#problems[field] && !this.#verdict.problems[field]) this.#note(field);
    this.#form.requestUpdate();
  };

  readonly onLeave = (event: Event): void => {
    const field = (event.target as HTMLInputElement).name as ActivationField;
    if (field in this.values) this.#presses.whenUp(() => this.#onLeft(field));
  };

  #onLeft(field: ActivationField): void {
    if (field === 'email' && this.#settledEmail !== this.values.email) {
      this.#settledEmail = this.values.email;
      this.#form.requestUpdate();
    }
    if (this.#wasJudged) this.#note(field);
  }

  get #verdict() {
    return checkActivationInput(this.values, this.#form.credentials);
  }

  #read({ name, value }: HTMLInputElement): ActivationField {
    const field = name as ActivationField;
    if (value !== this.values[field]) {
      this.#typed = { ...this.#typed, [field]: value };
      this.#changed.add(field);
    }
    return field;
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
