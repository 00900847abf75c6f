export {
  headerOf,
  startMailServer,
  type MailServer,
  type MailServerManner,
  type ReceivedMail,
} from '../../bin/canary/mail-server.ts';
