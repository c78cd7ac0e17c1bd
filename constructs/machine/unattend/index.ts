export { answerFile, type UnattendSurroundings } from './answer-file';
export { Windows } from './editions';
export { type PasswordSecret, type UnattendOptions, unattendProblem, type WindowsInstallOptions } from './options';
export { PASSWORD_LABEL, SETUP_SCRIPT, setupScript } from './setup-script';
