import { VendorError } from '../../nodes/shared/contract/errors';
import { Pages } from '../../nodes/shared/engine/pages';

test('a list may be as long as it likes, and shift while it is read', () => {
	const pages = new Pages('Things');
	for (let id = 0; id < 2000; id++) pages.follow([{ id }]);
	for (let id = 0; id < 19; id++) pages.follow([{ id }]);
});

test('pages that come again and again are an error in plain words', () => {
	const pages = new Pages('Things');
	const read = () => {
		for (let page = 0; page < 100; page++) pages.follow([{ id: page % 2 }]);
	};
	expect(read).toThrow(VendorError);
	expect(read).toThrow('Things returns the same pages of the list again and again');
});
