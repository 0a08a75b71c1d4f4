import type { OnboardingTemplate } from '@flowthrough/client';

const ACTIVATION_LINK = 'https://activate.example.com/adria';

function template(id: string, name: string, customerName: string): OnboardingTemplate {
  return {
    id,
    name,
    customerName,
    untrustedEmails: true,
    shareLink: `${ACTIVATION_LINK}/${id}`,
    activationLink: `${ACTIVATION_LINK}/${id}`,
    provisioningId: `prov-${id}`,
    flowThroughProvisioning: true,
    provisionAdminFirst: true,
    firstAdminActive: true,
    defaultPackage: 'standard',
    partnerAdmin: 'partner.admin@example.com',
    adminInviteEmails: true,
    provisioningAdapterUrl: `https://adapter.example.com/${id}`,
  };
}

/** The onboarding templates of a made-up provider; all are set up well. */
export const SAMPLE_TEMPLATES: readonly [OnboardingTemplate, ...OnboardingTemplate[]] = [
  template('adria-hotels', 'Hotels and resorts', 'Adria Hotels'),
  template('port-authority', 'Harbor offices', 'Port Authority'),
  template('city-clinic', 'Clinic staff', 'City Clinic'),
];

/** The same template with both of the mission's settings wrong, and some advice to give. */
export function misconfigure(template: OnboardingTemplate): OnboardingTemplate {
  return {
    ...template,
    untrustedEmails: false,
    shareLink: 'https://www.example.com/welcome',
    provisionAdminFirst: false,
    adminInviteEmails: false,
  };
}
