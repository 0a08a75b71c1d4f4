/**
 * What a form does when it is sent: the listener of its `submit`, and of the `click` on its submit button.
 *
 * A frame with `sandbox="allow-scripts"` submits no form and says nothing of it. The click is there all the same: Enter
 * in a field makes one, too.
 */
export function onSubmit(send: (event: Event) => void): (event: Event) => void {
  return (event) => {
    event.preventDefault();
    const { form } = event.currentTarget as HTMLButtonElement;
    if (!form || form.noValidate || form.reportValidity()) send(event);
  };
}
