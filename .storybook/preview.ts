/// <reference types="vite/client" />
import { registerMessages } from '@flowthrough/elements';
import { hr } from '@flowthrough/elements/messages/hr';
import { setCustomElementsManifest, type Decorator, type Preview } from '@storybook/web-components-vite';
import './preview.css';

registerMessages(hr);

// Written by `npm run manifest`; without it the docs pages show the arguments alone.
const [manifest] = Object.values(
  import.meta.glob('../packages/elements/custom-elements.json', { eager: true, import: 'default' }),
);
if (manifest) setCustomElementsManifest(manifest);

/** Sets the page up as the toolbar says; a host page does the same with its own `lang`, `dir` and `color-scheme`. */
const dressPage: Decorator = (story, { globals }) => {
  const page = document.documentElement;
  const { theme, direction, language } = globals as Record<'theme' | 'direction' | 'language', string>;
  page.dataset['theme'] = theme;
  page.dir = direction;
  page.lang = language;
  return story();
};

const preview: Preview = {
  decorators: [dressPage],
  tags: ['autodocs'],
  globalTypes: {
    theme: {
      description: 'Theme',
      toolbar: {
        title: 'Theme',
        icon: 'mirror',
        dynamicTitle: true,
        items: [
          { value: 'auto', title: 'Theme of the system' },
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
        ],
      },
    },
    direction: {
      description: 'Direction',
      toolbar: {
        title: 'Direction',
        icon: 'transfer',
        dynamicTitle: true,
        items: [
          { value: 'ltr', title: 'Left to right' },
          { value: 'rtl', title: 'Right to left' },
        ],
      },
    },
    language: {
      description: 'Language',
      toolbar: {
        title: 'Language',
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'en', title: 'English' },
          { value: 'hr', title: 'Hrvatski' },
        ],
      },
    },
  },
  initialGlobals: { theme: 'auto', direction: 'ltr', language: 'en' },
  parameters: {
    a11y: { test: 'error' },
    controls: { expanded: true },
    viewport: {
      options: {
        phone: { name: 'Phone, 320 px', styles: { width: '320px', height: '640px' }, type: 'mobile' },
        tablet: { name: 'Tablet, 768 px', styles: { width: '768px', height: '1024px' }, type: 'tablet' },
        desktop: { name: 'Desktop, 1280 px', styles: { width: '1280px', height: '800px' }, type: 'desktop' },
      },
    },
  },
};

export default preview;
