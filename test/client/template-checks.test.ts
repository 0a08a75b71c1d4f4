import { expect } from 'chai';
import { checkTemplate, passesChecks, type OnboardingTemplate, type TemplateCheckId } from '@flowthrough/client';

const LINK = 'https://activate.example.com/northwind';

function template(changes: Partial<OnboardingTemplate> = {}): OnboardingTemplate {
  return { id: 'main', name: 'Main', untrustedEmails: true, shareLink: LINK, activationLink: LINK, ...changes };
}

function check(id: TemplateCheckId, changes: Partial<OnboardingTemplate>) {
  return checkTemplate(template(changes)).find((one) => one.id === id);
}

describe('checkTemplate', () => {
  it('makes only the two checks of the recovery flow when the template says nothing else', () => {
    expect(checkTemplate(template())).to.deep.equal([
      { id: 'untrustedEmails', outcome: 'pass', severity: 'required' },
      { id: 'shareLink', outcome: 'pass', severity: 'required', finding: 'same' },
    ]);
  });

  it('fails while untrusted emails are not selected, and says how to mend it', () => {
    expect(check('untrustedEmails', { untrustedEmails: false })).to.deep.equal({
      id: 'untrustedEmails',
      outcome: 'fail',
      severity: 'required',
      mend: { untrustedEmails: true },
    });
  });

  for (const [finding, shareLink] of [
    ['empty', ''],
    ['empty', '  \n'],
    ['not-a-link', 'activate here'],
    ['not-a-link', 'java\nscript:alert(1)'],
    ['not-a-link', 'mailto:help@example.com'],
    ['not-a-link', '/northwind'],
    ['different', 'https://activate.example.com/southwind'],
    ['different', 'http://activate.example.com/northwind'],
    ['different', `${LINK}?user=1`],
  ] as const) {
    it(`fails with "${finding}" for the share link ${JSON.stringify(shareLink)}`, () => {
      expect(check('shareLink', { shareLink })).to.deep.equal({
        id: 'shareLink',
        outcome: 'fail',
        severity: 'required',
        finding,
        mend: { shareLink: LINK },
      });
    });
  }

  for (const shareLink of ['HTTPS://Activate.Example.COM/northwind', `${LINK}/`, ` ${LINK}\n`]) {
    it(`passes for ${JSON.stringify(shareLink)}, which differs in spelling only`, () => {
      expect(check('shareLink', { shareLink })).to.include({ outcome: 'pass', finding: 'spelling' });
    });
  }

  for (const activationLink of ['', 'soon', 'javascript:alert(1)']) {
    it(`cannot check the share link against the activation link ${JSON.stringify(activationLink)}`, () => {
      const found = check('shareLink', { activationLink });
      expect(found).to.include({ outcome: 'unknown', finding: 'no-activation-link' });
      expect(found).not.to.have.property('mend');
    });
  }

  it('fails while flow-through provisioning is off', () => {
    expect(check('flowThroughProvisioning', { flowThroughProvisioning: false })).to.include({ outcome: 'fail' });
    expect(check('flowThroughProvisioning', { flowThroughProvisioning: true })).to.include({ outcome: 'pass' });
  });

  it('advises on every other setting that the template carries', () => {
    const advised = checkTemplate(
      template({
        provisionAdminFirst: true,
        firstAdminActive: false,
        defaultPackage: '',
        partnerAdmin: ' ',
        adminInviteEmails: false,
        provisioningAdapterUrl: '',
      }),
    ).filter(({ outcome }) => outcome === 'advice');
    expect(advised.map(({ id }) => id)).to.deep.equal([
      'firstAdminActive',
      'defaultPackage',
      'partnerAdmin',
      'adminInviteEmails',
      'provisioningAdapterUrl',
    ]);
  });

  it('does not ask for an active first administrator where none is provisioned first', () => {
    expect(check('firstAdminActive', { provisionAdminFirst: false, firstAdminActive: false })).to.equal(undefined);
  });

  it('offers a change only for settings that the port can change', () => {
    const mendable = checkTemplate(
      template({
        untrustedEmails: false,
        shareLink: '',
        flowThroughProvisioning: false,
        provisionAdminFirst: false,
        partnerAdmin: '',
        adminInviteEmails: false,
      }),
    ).filter(({ mend }) => mend);
    expect(mendable.map(({ id }) => id)).to.deep.equal([
      'untrustedEmails',
      'shareLink',
      'flowThroughProvisioning',
      'adminInviteEmails',
    ]);
  });

  it('does not touch the template it is given', () => {
    const frozen = Object.freeze(template({ untrustedEmails: false, shareLink: '' }));
    expect(() => checkTemplate(frozen)).not.to.throw();
  });
});

describe('passesChecks', () => {
  it('is true with advice alone', () => {
    expect(passesChecks(checkTemplate(template({ partnerAdmin: '', adminInviteEmails: false })))).to.equal(true);
  });

  it('is false when a required check fails or is unknown', () => {
    expect(passesChecks(checkTemplate(template({ untrustedEmails: false })))).to.equal(false);
    expect(passesChecks(checkTemplate(template({ activationLink: '' })))).to.equal(false);
  });
});
