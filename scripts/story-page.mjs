/**
 * Runs in the page before anything else: keeps what the page complains of, and plays one story after another over
 * Storybook's channel. Sent to the browser as source, so it uses nothing from outside.
 */
export function installStoryPlayer() {
  const complaints = [];
  const note = (text) => complaints.push(text);
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
    // The color filters of Storybook's accessibility add-on, which stand in every preview.
    if (sample.startsWith('position:absolute;width:0;height:0;overf')) return;
    note(`policy ${effectiveDirective} violated by ${blockedURI}: ${sample}`);
  });
  addEventListener('error', ({ message }) => note(`uncaught: ${message}`));
  addEventListener('unhandledrejection', ({ reason }) => note(`unhandled rejection: ${reason?.message ?? reason}`));
  const { error } = console;
  console.error = (...args) => {
    note(`console.error: ${args.map((arg) => String(arg).split('\n', 1)[0]).join(' ')}`);
    error.apply(console, args);
  };

  const FAILURES = [
    'storyThrewException',
    'storyErrored',
    'storyMissing',
    'playFunctionThrewException',
    'unhandledErrorsWhilePlaying',
  ];
  const describe = (payload) => {
    const errors = Array.isArray(payload) ? payload : [payload];
    return errors.map((one) => one?.message || one?.description || String(one)).join('\n');
  };

  /** Everything that is wrong with one story; nothing when it passes. */
  window.playStory = (storyId, ignoredRules) =>
    new Promise((resolve) => {
      const channel = window.__STORYBOOK_ADDONS_CHANNEL__;
      const found = [];
      complaints.length = 0;
      const listeners = new Map();
      const finish = () => {
        for (const [event, listener] of listeners) channel.off(event, listener);
        // Violations of the policy are reported in a task of their own.
        setTimeout(() => resolve([...found, ...complaints.splice(0)]), 0);
      };
      for (const event of FAILURES) {
        listeners.set(event, (payload) => {
          found.push(`${event}: ${describe(payload)}`);
          // A story that never rendered is never finished either.
          if (event !== 'playFunctionThrewException' && event !== 'unhandledErrorsWhilePlaying') finish();
        });
      }
      listeners.set('storyFinished', ({ storyId: finished, status, reporters }) => {
        if (finished !== storyId) return;
        for (const { type, result } of reporters.filter((reporter) => reporter.status === 'failed')) {
          for (const { id, help, nodes } of result?.violations ?? []) {
            if (ignoredRules.includes(id)) continue;
            found.push(`${type} ${id}: ${help} (${nodes.map(({ target }) => target.flat().join(' ')).join(', ')})`);
          }
        }
        const isIgnored = reporters.some((reporter) => reporter.status === 'failed');
        if (status === 'error' && found.length === 0 && !isIgnored) found.push('the story ended with an error');
        finish();
      });
      for (const [event, listener] of listeners) channel.on(event, listener);
      // Storybook does nothing when the story it is to show is the one it shows.
      const isShown = window.__STORYBOOK_PREVIEW__.currentSelection?.storyId === storyId;
      if (isShown) channel.emit('forceRemount', { storyId });
      else channel.emit('setCurrentStory', { storyId, viewMode: 'story' });
    });
}
