export const en = {
  // The portal's frame
  portalName: 'Partner portal',
  skipToContent: 'Skip to content',
  menu: 'Menu',
  mainNavigation: 'Main',
  breadcrumb: 'You are here',
  role: 'Partner administrator',

  // Places
  customers: 'Customers',
  customersLead: 'Organizations that get their calling service from Adria Telecom.',
  onboardingTemplates: 'Onboarding templates',
  templatesLead: 'Choose a template to check how its users verify their email address.',
  template: 'Onboarding template',
  userStatus: 'User status',
  settings: 'Settings',
  settingsLead: 'Calling service and looks of this portal.',
  broadworksCalling: 'BroadWorks Calling',
  broadworksCallingLead: 'Onboarding templates decide how the users of a customer are provisioned and verified.',
  viewTemplates: 'View templates',
  activationPortal: 'User Activation Portal',
  activationPortalLead: 'Where users enter their email address and activate themselves.',
  openActivationPortal: 'Open the User Activation Portal',
  appearance: 'Appearance',
  appearanceLead: 'Language and colors of this portal, on this page only.',

  leaveBatch:
    'A batch is still running. It is interrupted when you leave, and can be continued when you come back. Leave?',

  // Customers
  customer: 'Customer',
  defaultPackage: 'Default package',
  users: 'Users',
  showUsers: 'Show users',
  customersFailed: 'The customers could not be loaded.',
  noCustomers: 'No customers yet.',
  tryAgain: 'Try again',

  // The activation portal
  activateTitle: 'Welcome to your new phone service',
  activateLead: 'Activate it with the email address that you want to use at work.',
  activateHelp: 'Need help?',
  activateHelpText: 'Your company’s administrator can see what went wrong and start your activation again.',
  activateFooter: 'Adria Telecom, calling for companies',

  // Developer drawer
  developer: 'Developer tools',
  developerNote: 'A mock backend answers in your browser. What you change stays until you close the tab or start over.',
  noWorker: 'No service worker is available here, so the mock answers inside the page instead.',
  closeDrawer: 'Close developer tools',
  scenario: 'Scenario',
  language: 'Language',
  theme: 'Theme',
  themeSystem: 'System',
  themeLight: 'Light',
  themeDark: 'Dark',
  direction: 'Direction',
  leftToRight: 'Left to right',
  rightToLeft: 'Right to left',
  numberOfUsers: 'Users',
  byScenario: 'By scenario',
  events: 'Events',
  requests: 'Requests',
  noEvents: 'No events yet. Use the page, and what the elements report appears here.',
  noRequests: 'No requests yet.',
  clear: 'Clear',
  startOver: 'Start over',
};
