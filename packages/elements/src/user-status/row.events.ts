import type { PackageType, Subscriber } from '@flowthrough/client';

/** A vetoable request: the call is not made when a listener prevents the default. */
class RequestEvent extends Event {
  readonly subscriber: Subscriber;

  constructor(name: string, subscriber: Subscriber) {
    super(name, { bubbles: true, composed: true, cancelable: true });
    this.subscriber = subscriber;
  }
}

/** A fact about one user. */
class SubscriberEvent extends Event {
  readonly subscriber: Subscriber;

  constructor(name: string, subscriber: Subscriber) {
    super(name, { bubbles: true, composed: true });
    this.subscriber = subscriber;
  }
}

/** The administrator wants to onboard a user again with this address. */
export class RetryRequestEvent extends RequestEvent {
  static readonly eventName = 'ft-retry-request';
  readonly email: string;

  constructor(subscriber: Subscriber, email: string) {
    super(RetryRequestEvent.eventName, subscriber);
    this.email = email;
  }
}

/** The administrator wants to delete a user. */
export class DeleteRequestEvent extends RequestEvent {
  static readonly eventName = 'ft-delete-request';

  constructor(subscriber: Subscriber) {
    super(DeleteRequestEvent.eventName, subscriber);
  }
}

/** The administrator wants to change a user's package type. */
export class PackageChangeRequestEvent extends RequestEvent {
  static readonly eventName = 'ft-package-change-request';
  readonly package: PackageType;

  constructor(subscriber: Subscriber, packageType: PackageType) {
    super(PackageChangeRequestEvent.eventName, subscriber);
    this.package = packageType;
  }
}

/** The backend has taken on a retry; `subscriber` is in the status that follows. */
export class RetryStartedEvent extends SubscriberEvent {
  static readonly eventName = 'ft-retry-started';

  constructor(subscriber: Subscriber) {
    super(RetryStartedEvent.eventName, subscriber);
  }
}

/** A user was deleted. */
export class UserDeletedEvent extends SubscriberEvent {
  static readonly eventName = 'ft-user-deleted';

  constructor(subscriber: Subscriber) {
    super(UserDeletedEvent.eventName, subscriber);
  }
}

/** The backend has taken on a change of the package type. */
export class PackageChangedEvent extends SubscriberEvent {
  static readonly eventName = 'ft-package-changed';

  constructor(subscriber: Subscriber) {
    super(PackageChangedEvent.eventName, subscriber);
  }
}

/** A user's error text was copied. */
export class ErrorCopiedEvent extends SubscriberEvent {
  static readonly eventName = 'ft-error-copied';

  constructor(subscriber: Subscriber) {
    super(ErrorCopiedEvent.eventName, subscriber);
  }
}

/** An action of the host was chosen in a row's menu. */
export class RowActionEvent extends SubscriberEvent {
  static readonly eventName = 'ft-row-action';
  /** The id that the host gave the action. */
  readonly action: string;

  constructor(subscriber: Subscriber, action: string) {
    super(RowActionEvent.eventName, subscriber);
    this.action = action;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ft-retry-request': RetryRequestEvent;
    'ft-delete-request': DeleteRequestEvent;
    'ft-package-change-request': PackageChangeRequestEvent;
    'ft-retry-started': RetryStartedEvent;
    'ft-user-deleted': UserDeletedEvent;
    'ft-package-changed': PackageChangedEvent;
    'ft-error-copied': ErrorCopiedEvent;
    'ft-row-action': RowActionEvent;
  }
}
