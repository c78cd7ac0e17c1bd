export { answerFile, type UnattendSurroundings } from './answer-file';
export { Windows } from './editions';
export {
  type AnswerOptions,
  type PasswordSecret,
  type UnattendOptions,
  unattendProblem,
  type WindowsImageOptions,
  type WindowsInstallOptions,
  type WindowsSetupOptions,
} from './options';
export { PASSWORD_LABEL, SETUP_SCRIPT, setupScript } from './setup-script';
