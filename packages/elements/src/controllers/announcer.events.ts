/** Something was said to assistive technology; a host with its own live region can say it there as well. */
export class AnnouncedEvent extends Event {
  static readonly eventName = 'ft-announced';
  readonly text: string;

  constructor(text: string) {
    super(AnnouncedEvent.eventName, { bubbles: true, composed: true });
    this.text = text;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ft-announced': AnnouncedEvent;
  }
}
