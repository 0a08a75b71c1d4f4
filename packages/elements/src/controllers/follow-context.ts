import { ContextConsumer, type Context } from '@lit/context';
import type { ReactiveElement } from 'lit';

/**
 * Reads what the nearest provider gives, in whatever order the element and its provider come to life.
 *
 * A request that nobody hears is lost, as one that is made before the provider is defined. A provider that wakes up is
 * heard at the document, unless one further out has passed its followers on to it: whoever hears it asks again.
 */
export function followContext<Given>(host: ReactiveElement, context: Context<unknown, Given>): () => Given | undefined {
  const consumer = new ContextConsumer(host, { context, subscribe: true });
  let home: Document | undefined;
  const askAgain = (event: Event & { readonly context?: unknown }) => {
    if (event.context === context) consumer.hostConnected();
  };
  host.addController({
    hostConnected() {
      home = host.ownerDocument;
      home.addEventListener('context-provider', askAgain);
    },
    hostDisconnected() {
      // By now it may stand in another document.
      home?.removeEventListener('context-provider', askAgain);
    },
  });
  return () => consumer.value;
}
