import { noChange } from 'lit';
import { directive, Directive, type DirectiveResult, type PropertyPart } from 'lit/directive.js';

/**
 * The text of a field that a person types into: `.value=${typedText(text)}`.
 *
 * What stands there belongs to them, with its blanks, their caret and their undo, and browsers give some of it back
 * otherwise than it was typed (an e-mail field cuts the blanks at its ends). So it is only written where somebody else
 * asks for another text.
 */
class TypedText extends Directive {
  #given: string | undefined;

  render(text: string): unknown {
    return text;
  }

  override update({ element }: PropertyPart, [text]: [string]): unknown {
    const field = element as HTMLInputElement | HTMLTextAreaElement;
    const isOther = text === '' || field.value.trim() !== text.trim();
    // The same text put in anew would still cost the undo in some browsers.
    if (text !== this.#given && isOther && field.value !== text) field.value = text;
    this.#given = text;
    return noChange;
  }
}

export const typedText: (text: string) => DirectiveResult = directive(TypedText);
