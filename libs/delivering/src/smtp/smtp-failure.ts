import { type SendResult, doubtful, failed } from '../message-sender.js';

/** The parts of nodemailer's errors we look at; never the texts, which quote the recipient. */
export interface SmtpError {
  readonly code?: string;
  readonly originalCode?: string;
  readonly command?: string;
  readonly responseCode?: number;
}

/** @param handedOver whether the server had begun to take the message itself */
export function smtpFailure(error: SmtpError, handedOver: boolean): SendResult {
  const { responseCode = 0, command = '' } = error;
  if (responseCode >= 400) return refusal(responseCode, command);
  const why = error.code === 'EABORT' ? 'given up' : (error.originalCode ?? error.code ?? 'closed');
  return handedOver
    ? doubtful(`The mail server took the message and gave no answer (${why}): it may have been delivered.`)
    : failed(`The mail server could not be reached or did not follow its protocol (${why}).`);
}

/** Only a recipient or a message that was refused for good is pointless to send again: the rest can be set right on our side. */
function refusal(code: number, command: string): SendResult {
  const forGood = code >= 500;
  if (command === 'RCPT TO') return failed(`The mail server refused the recipient (SMTP ${code}).`, forGood);
  if (command === 'DATA') return failed(`The mail server refused the message (SMTP ${code}).`, forGood);
  if (command === 'MAIL FROM') return failed(`The mail server refused the sender's address (SMTP ${code}).`);
  if (command.startsWith('AUTH'))
    return failed(`The mail server refused our user name or password (SMTP ${code}): check the settings.`);
  return failed(`The mail server does not take messages from us now (SMTP ${code}).`);
}
