// SPDX-License-Identifier: MIT
//! A page from Rust by the flat call; the declaration is what bindgen writes for it.
use std::collections::BTreeMap;
use std::os::raw::{c_char, c_int, c_void};

#[link(name = "httplingo")]
extern "C" {
    fn lingo_flat_page(
        site: *const c_void, block: *const c_char, block_length: usize,
        page: *mut c_char, page_size: usize, page_length: *mut usize,
        fields: *mut c_char, fields_size: usize, fields_length: *mut usize,
    ) -> c_int;
}

/// A response: its status, the fields to send with it, and the content.
struct Page {
    status: i32,
    fields: Vec<(String, String)>,
    body: Vec<u8>,
}

/// Entries as netstrings of "key=value".
fn make_block(entries: &BTreeMap<&str, &str>) -> Vec<u8> {
    let mut block = Vec::new();
    for (key, value) in entries {
        let pair = format!("{}={}", key, value);
        block.extend(format!("{}:{},", pair.len(), pair).bytes());
    }
    block
}

/// Makes the page for a request.  Its buffers grow until the page fits.
fn make_page(entries: &BTreeMap<&str, &str>) -> Option<Page> {
    let block = make_block(entries);
    let (mut page, mut fields) = (vec![0u8; 8192], vec![0u8; 4096]);
    loop {
        let (mut page_length, mut fields_length) = (0usize, 0usize);
        // The library reads the block and writes no more than the sizes that it is told.
        let status = unsafe {
            lingo_flat_page(
                std::ptr::null(), block.as_ptr().cast(), block.len(),
                page.as_mut_ptr().cast(), page.len(), &mut page_length,
                fields.as_mut_ptr().cast(), fields.len(), &mut fields_length,
            )
        };
        if status < 0 {
            return None;
        }
        if page_length < page.len() && fields_length < fields.len() {
            page.truncate(page_length);
            let lines = String::from_utf8_lossy(&fields[..fields_length]).into_owned();
            let pairs = lines.lines().filter_map(|line| line.split_once(": "));
            let fields = pairs.map(|(name, value)| (name.into(), value.into())).collect();
            return Some(Page { status, fields, body: page });
        }
        page.resize(page_length + 1, 0);
        fields.resize(fields_length + 1, 0);
    }
}

fn main() {
    let entries = BTreeMap::from([
        ("code", "404"), ("accept_language", "fr-CA, fr;q=0.9"), ("uri", "/page-disparue"),
    ]);
    let page = make_page(&entries).expect("the block is well formed");
    let language = page.fields.iter().find(|field| field.0 == "Content-Language");
    println!("{} {}", page.status, language.expect("there is a language").1);
    println!("{}", String::from_utf8_lossy(&page.body));
}
