import type { ActivationMessages } from '../activation.js';

export const activation: ActivationMessages = {
  heading: 'Aktivirajte svoj račun',
  progress: 'Napredak',
  step: {
    address: 'Unos adrese',
    confirm: 'Potvrda e\u2011pošte',
    move: 'Potvrda premještanja',
    firstAdmin: 'Prvi administrator',
    setup: 'Priprema računa',
    done: 'Gotovo',
  },
  stepDone: 'dovršeno',

  email: 'Adresa e-pošte',
  emailHint: 'Upotrijebite poslovnu adresu. Na nju šaljemo poruku koju trebate potvrditi.',
  broadworksId: 'BroadWorks ID',
  broadworksIdHint: 'Vaša prijava za pozivanje, na primjer 5551234567@example.com.',
  broadworksIdEmpty: 'Unesite svoj BroadWorks ID.',
  password: 'Lozinka',
  passwordEmpty: 'Unesite svoju lozinku za BroadWorks.',
  activate: 'Aktiviraj',
  sending: 'Slanje',

  confirm: {
    title: 'Provjerite e-poštu',
    text: 'Poslali smo poruku na {email}. Otvorite je i potvrdite svoju adresu. Ova stranica zatim sama nastavlja.',
    hint: 'Poruke nema ni nakon nekoliko minuta? Pogledajte i u neželjenu poštu.',
  },
  move: {
    title: 'Potvrdite premještanje računa',
    text: 'Za {email} već postoji račun. Na tu smo adresu poslali poruku: otvorite je i odaberite Activate Account kako biste premjestili račun. Ova stranica zatim sama nastavlja.',
    hint: 'Poruke nema ni nakon nekoliko minuta? Pogledajte i u neželjenu poštu.',
  },
  firstAdmin: {
    title: 'Čeka se prvi administrator',
    text: 'Prvi administrator vaše organizacije mora biti aktivan prije nego što ostali mogu završiti. Vi više ne morate ništa učiniti.',
    hint: 'Možete zatvoriti ovu stranicu. Aktivacija se nastavlja i bez nje.',
  },
  setup: {
    title: 'Pripremamo vaš račun',
    text: 'To može potrajati nekoliko minuta. Ova stranica sama nastavlja.',
  },
  statusNow: (status) => `Status: ${status}`,
  resuming: 'Tražimo vašu aktivaciju',
  succeeded: {
    title: 'Vaš je račun spreman',
    text: 'Dobro došli. Sve je postavljeno za {email}.',
    hint: 'Sada otvorite aplikaciju Webex i prijavite se tom adresom.',
  },
  exhausted: {
    title: 'Administrator vam može pomoći',
    text: 'Aktivacija nije uspjela, a novi pokušaj to vjerojatno neće promijeniti. Proslijedite ove podatke svojem administratoru. On će vas pronaći pod Status korisnika, gdje može ponoviti aktivaciju ili ukloniti prepreku.',
  },

  checkNow: 'Provjeri sada',
  checkFailed: 'Najnovije stanje nije bilo moguće učitati.',
  changeAddress: 'Promijeni adresu',
  sendAgain: 'Pošalji ponovno',
  sendAgainIn: (time) => `Ponovno je možete poslati za ${time}.`,
  sendAgainAfter: (moment) => `Ponovno je možete poslati nakon ${moment}.`,
  canSendAgain: 'Poruku sada možete ponovno poslati.',
  resent: 'Poruka je ponovno poslana.',
  recentlySent: 'Poruka je već poslana u posljednja 24 sata. Pogledajte ulaznu i neželjenu poštu.',
  resendUnknown: 'Odgovor nije stigao pa nije poznato je li poruka ponovno poslana. Najprije pogledajte ulaznu poštu.',

  failed: 'Aktivacija nije uspjela',
  failedHint: 'Ono što ste unijeli i dalje je ovdje: po potrebi promijenite, a zatim pokušajte ponovno.',
  forAdministrator:
    'To treba promijeniti vaš administrator. Ne uspije li ni sljedeći pokušaj, dobit ćete podatke koje mu možete proslijediti.',
  learnMore: 'Saznajte više',
  trouble: 'Slanje nije uspjelo',
  notFound: { title: 'Ta aktivacija više ne postoji', text: 'Unesite svoju adresu kako biste počeli ispočetka.' },
  unknown: {
    title: 'Je li poruka stigla?',
    text: 'Odgovor nije stigao pa ne znamo je li vaša adresa zaprimljena. Potražite poruku na {email}: ako je stigla, otvorite je i potvrdite. Ako nije, ponovno pošaljite adresu.',
  },

  detail: {
    code: 'Kod',
    text: 'Pogreška',
    user: 'BroadWorks ID',
    email: 'E-pošta',
    time: 'Vrijeme',
    trackingId: 'ID za praćenje',
  },
  copyDetails: 'Kopiraj podatke',
  detailsCopied: 'Podaci su kopirani',
  startOver: 'Počni ispočetka',
};
