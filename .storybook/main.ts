import type { StorybookConfig } from '@storybook/web-components-vite';

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  features: { backgrounds: false },
  async viteFinal(config) {
    const { defaultClientConditions, mergeConfig } = await import('vite');
    // Packages are read from their sources; the demo's root and its pages are of no concern here.
    delete config.build?.rolldownOptions?.input;
    return mergeConfig(
      { ...config, root: process.cwd() },
      {
        resolve: { conditions: ['@flowthrough/source', ...defaultClientConditions] },
        build: { chunkSizeWarningLimit: 2_000 },
      },
    );
  },
};

export default config;
