#include "ChatAssets.h"

static const unsigned char index_html[] = {
#embed "../../Resources/ui/index.html"
};

static const unsigned char ui_actions_js[] = {
#embed "../../Resources/ui/ui/actions.js"
};

static const unsigned char ui_attachments_js[] = {
#embed "../../Resources/ui/ui/attachments.js"
};

static const unsigned char ui_client_js[] = {
#embed "../../Resources/ui/ui/client.js"
};

static const unsigned char ui_colours_js[] = {
#embed "../../Resources/ui/ui/colours.js"
};

static const unsigned char ui_conversations_js[] = {
#embed "../../Resources/ui/ui/conversations.js"
};

static const unsigned char ui_dev_dev_css[] = {
#embed "../../Resources/ui/ui/dev/dev.css"
};

static const unsigned char ui_dev_dev_js[] = {
#embed "../../Resources/ui/ui/dev/dev.js"
};

static const unsigned char ui_dev_diagram_js[] = {
#embed "../../Resources/ui/ui/dev/diagram.js"
};

static const unsigned char ui_dev_layout_js[] = {
#embed "../../Resources/ui/ui/dev/layout.js"
};

static const unsigned char ui_dev_lists_js[] = {
#embed "../../Resources/ui/ui/dev/lists.js"
};

static const unsigned char ui_dev_model_js[] = {
#embed "../../Resources/ui/ui/dev/model.js"
};

static const unsigned char ui_dev_order_js[] = {
#embed "../../Resources/ui/ui/dev/order.js"
};

static const unsigned char ui_dev_panel_js[] = {
#embed "../../Resources/ui/ui/dev/panel.js"
};

static const unsigned char ui_dev_ranks_js[] = {
#embed "../../Resources/ui/ui/dev/ranks.js"
};

static const unsigned char ui_dev_stream_js[] = {
#embed "../../Resources/ui/ui/dev/stream.js"
};

static const unsigned char ui_dialogs_js[] = {
#embed "../../Resources/ui/ui/dialogs.js"
};

static const unsigned char ui_embed_js[] = {
#embed "../../Resources/ui/ui/embed.js"
};

static const unsigned char ui_host_js[] = {
#embed "../../Resources/ui/ui/host.js"
};

static const unsigned char ui_kinds_audio_js[] = {
#embed "../../Resources/ui/ui/kinds/audio.js"
};

static const unsigned char ui_kinds_custom_js[] = {
#embed "../../Resources/ui/ui/kinds/custom.js"
};

static const unsigned char ui_kinds_file_js[] = {
#embed "../../Resources/ui/ui/kinds/file.js"
};

static const unsigned char ui_kinds_html_js[] = {
#embed "../../Resources/ui/ui/kinds/html.js"
};

static const unsigned char ui_kinds_image_js[] = {
#embed "../../Resources/ui/ui/kinds/image.js"
};

static const unsigned char ui_kinds_location_js[] = {
#embed "../../Resources/ui/ui/kinds/location.js"
};

static const unsigned char ui_kinds_markdown_js[] = {
#embed "../../Resources/ui/ui/kinds/markdown.js"
};

static const unsigned char ui_kinds_options_js[] = {
#embed "../../Resources/ui/ui/kinds/options.js"
};

static const unsigned char ui_kinds_plot_js[] = {
#embed "../../Resources/ui/ui/kinds/plot.js"
};

static const unsigned char ui_kinds_retrieval_js[] = {
#embed "../../Resources/ui/ui/kinds/retrieval.js"
};

static const unsigned char ui_kinds_table_js[] = {
#embed "../../Resources/ui/ui/kinds/table.js"
};

static const unsigned char ui_kinds_unknown_js[] = {
#embed "../../Resources/ui/ui/kinds/unknown.js"
};

static const unsigned char ui_libraries_js[] = {
#embed "../../Resources/ui/ui/libraries.js"
};

static const unsigned char ui_lightbox_js[] = {
#embed "../../Resources/ui/ui/lightbox.js"
};

static const unsigned char ui_log_js[] = {
#embed "../../Resources/ui/ui/log.js"
};

static const unsigned char ui_main_js[] = {
#embed "../../Resources/ui/ui/main.js"
};

static const unsigned char ui_map_js[] = {
#embed "../../Resources/ui/ui/map.js"
};

static const unsigned char ui_markdown_addresses_js[] = {
#embed "../../Resources/ui/ui/markdown/addresses.js"
};

static const unsigned char ui_markdown_blocks_js[] = {
#embed "../../Resources/ui/ui/markdown/blocks.js"
};

static const unsigned char ui_markdown_chain_js[] = {
#embed "../../Resources/ui/ui/markdown/chain.js"
};

static const unsigned char ui_markdown_definitions_js[] = {
#embed "../../Resources/ui/ui/markdown/definitions.js"
};

static const unsigned char ui_markdown_draw_js[] = {
#embed "../../Resources/ui/ui/markdown/draw.js"
};

static const unsigned char ui_markdown_entities_js[] = {
#embed "../../Resources/ui/ui/markdown/entities.js"
};

static const unsigned char ui_markdown_highlight_js[] = {
#embed "../../Resources/ui/ui/markdown/highlight.js"
};

static const unsigned char ui_markdown_inlines_js[] = {
#embed "../../Resources/ui/ui/markdown/inlines.js"
};

static const unsigned char ui_markdown_links_js[] = {
#embed "../../Resources/ui/ui/markdown/links.js"
};

static const unsigned char ui_markdown_math_js[] = {
#embed "../../Resources/ui/ui/markdown/math.js"
};

static const unsigned char ui_markdown_parse_js[] = {
#embed "../../Resources/ui/ui/markdown/parse.js"
};

static const unsigned char ui_markdown_tables_js[] = {
#embed "../../Resources/ui/ui/markdown/tables.js"
};

static const unsigned char ui_markdown_tidy_js[] = {
#embed "../../Resources/ui/ui/markdown/tidy.js"
};

static const unsigned char ui_places_js[] = {
#embed "../../Resources/ui/ui/places.js"
};

static const unsigned char ui_players_js[] = {
#embed "../../Resources/ui/ui/players.js"
};

static const unsigned char ui_plot_columns_js[] = {
#embed "../../Resources/ui/ui/plot/columns.js"
};

static const unsigned char ui_plot_figure_js[] = {
#embed "../../Resources/ui/ui/plot/figure.js"
};

static const unsigned char ui_rich_css[] = {
#embed "../../Resources/ui/ui/rich.css"
};

static const unsigned char ui_strings_js[] = {
#embed "../../Resources/ui/ui/strings.js"
};

static const unsigned char ui_strings_ar_js[] = {
#embed "../../Resources/ui/ui/strings/ar.js"
};

static const unsigned char ui_strings_de_js[] = {
#embed "../../Resources/ui/ui/strings/de.js"
};

static const unsigned char ui_style_css[] = {
#embed "../../Resources/ui/ui/style.css"
};

static const unsigned char ui_table_model_js[] = {
#embed "../../Resources/ui/ui/table/model.js"
};

static const unsigned char ui_table_pages_js[] = {
#embed "../../Resources/ui/ui/table/pages.js"
};

static const unsigned char ui_table_values_js[] = {
#embed "../../Resources/ui/ui/table/values.js"
};

static const unsigned char ui_table_view_js[] = {
#embed "../../Resources/ui/ui/table/view.js"
};

static const unsigned char ui_tex_js[] = {
#embed "../../Resources/ui/ui/tex.js"
};

static const unsigned char ui_voice_aloud_js[] = {
#embed "../../Resources/ui/ui/voice/aloud.js"
};

static const unsigned char ui_voice_correction_js[] = {
#embed "../../Resources/ui/ui/voice/correction.js"
};

static const unsigned char ui_voice_gesture_js[] = {
#embed "../../Resources/ui/ui/voice/gesture.js"
};

static const unsigned char ui_voice_microphone_js[] = {
#embed "../../Resources/ui/ui/voice/microphone.js"
};

static const unsigned char ui_voice_panel_js[] = {
#embed "../../Resources/ui/ui/voice/panel.js"
};

static const unsigned char ui_voice_sound_js[] = {
#embed "../../Resources/ui/ui/voice/sound.js"
};

static const unsigned char ui_voice_speakable_js[] = {
#embed "../../Resources/ui/ui/voice/speakable.js"
};

static const unsigned char ui_voice_voice_css[] = {
#embed "../../Resources/ui/ui/voice/voice.css"
};

static const unsigned char ui_voice_voice_js[] = {
#embed "../../Resources/ui/ui/voice/voice.js"
};

static const unsigned char ui_voice_voices_js[] = {
#embed "../../Resources/ui/ui/voice/voices.js"
};

static const unsigned char ui_voice_worklet_js[] = {
#embed "../../Resources/ui/ui/voice/worklet.js"
};

#define ASSET(path, bytes) { path, bytes, sizeof bytes }

static const struct jackdaw_asset assets[] = {
    ASSET("index.html", index_html),
    ASSET("ui/actions.js", ui_actions_js),
    ASSET("ui/attachments.js", ui_attachments_js),
    ASSET("ui/client.js", ui_client_js),
    ASSET("ui/colours.js", ui_colours_js),
    ASSET("ui/conversations.js", ui_conversations_js),
    ASSET("ui/dev/dev.css", ui_dev_dev_css),
    ASSET("ui/dev/dev.js", ui_dev_dev_js),
    ASSET("ui/dev/diagram.js", ui_dev_diagram_js),
    ASSET("ui/dev/layout.js", ui_dev_layout_js),
    ASSET("ui/dev/lists.js", ui_dev_lists_js),
    ASSET("ui/dev/model.js", ui_dev_model_js),
    ASSET("ui/dev/order.js", ui_dev_order_js),
    ASSET("ui/dev/panel.js", ui_dev_panel_js),
    ASSET("ui/dev/ranks.js", ui_dev_ranks_js),
    ASSET("ui/dev/stream.js", ui_dev_stream_js),
    ASSET("ui/dialogs.js", ui_dialogs_js),
    ASSET("ui/embed.js", ui_embed_js),
    ASSET("ui/host.js", ui_host_js),
    ASSET("ui/kinds/audio.js", ui_kinds_audio_js),
    ASSET("ui/kinds/custom.js", ui_kinds_custom_js),
    ASSET("ui/kinds/file.js", ui_kinds_file_js),
    ASSET("ui/kinds/html.js", ui_kinds_html_js),
    ASSET("ui/kinds/image.js", ui_kinds_image_js),
    ASSET("ui/kinds/location.js", ui_kinds_location_js),
    ASSET("ui/kinds/markdown.js", ui_kinds_markdown_js),
    ASSET("ui/kinds/options.js", ui_kinds_options_js),
    ASSET("ui/kinds/plot.js", ui_kinds_plot_js),
    ASSET("ui/kinds/retrieval.js", ui_kinds_retrieval_js),
    ASSET("ui/kinds/table.js", ui_kinds_table_js),
    ASSET("ui/kinds/unknown.js", ui_kinds_unknown_js),
    ASSET("ui/libraries.js", ui_libraries_js),
    ASSET("ui/lightbox.js", ui_lightbox_js),
    ASSET("ui/log.js", ui_log_js),
    ASSET("ui/main.js", ui_main_js),
    ASSET("ui/map.js", ui_map_js),
    ASSET("ui/markdown/addresses.js", ui_markdown_addresses_js),
    ASSET("ui/markdown/blocks.js", ui_markdown_blocks_js),
    ASSET("ui/markdown/chain.js", ui_markdown_chain_js),
    ASSET("ui/markdown/definitions.js", ui_markdown_definitions_js),
    ASSET("ui/markdown/draw.js", ui_markdown_draw_js),
    ASSET("ui/markdown/entities.js", ui_markdown_entities_js),
    ASSET("ui/markdown/highlight.js", ui_markdown_highlight_js),
    ASSET("ui/markdown/inlines.js", ui_markdown_inlines_js),
    ASSET("ui/markdown/links.js", ui_markdown_links_js),
    ASSET("ui/markdown/math.js", ui_markdown_math_js),
    ASSET("ui/markdown/parse.js", ui_markdown_parse_js),
    ASSET("ui/markdown/tables.js", ui_markdown_tables_js),
    ASSET("ui/markdown/tidy.js", ui_markdown_tidy_js),
    ASSET("ui/places.js", ui_places_js),
    ASSET("ui/players.js", ui_players_js),
    ASSET("ui/plot/columns.js", ui_plot_columns_js),
    ASSET("ui/plot/figure.js", ui_plot_figure_js),
    ASSET("ui/rich.css", ui_rich_css),
    ASSET("ui/strings.js", ui_strings_js),
    ASSET("ui/strings/ar.js", ui_strings_ar_js),
    ASSET("ui/strings/de.js", ui_strings_de_js),
    ASSET("ui/style.css", ui_style_css),
    ASSET("ui/table/model.js", ui_table_model_js),
    ASSET("ui/table/pages.js", ui_table_pages_js),
    ASSET("ui/table/values.js", ui_table_values_js),
    ASSET("ui/table/view.js", ui_table_view_js),
    ASSET("ui/tex.js", ui_tex_js),
    ASSET("ui/voice/aloud.js", ui_voice_aloud_js),
    ASSET("ui/voice/correction.js", ui_voice_correction_js),
    ASSET("ui/voice/gesture.js", ui_voice_gesture_js),
    ASSET("ui/voice/microphone.js", ui_voice_microphone_js),
    ASSET("ui/voice/panel.js", ui_voice_panel_js),
    ASSET("ui/voice/sound.js", ui_voice_sound_js),
    ASSET("ui/voice/speakable.js", ui_voice_speakable_js),
    ASSET("ui/voice/voice.css", ui_voice_voice_css),
    ASSET("ui/voice/voice.js", ui_voice_voice_js),
    ASSET("ui/voice/voices.js", ui_voice_voices_js),
    ASSET("ui/voice/worklet.js", ui_voice_worklet_js),
};

const size_t jackdaw_asset_count = sizeof assets / sizeof *assets;

struct jackdaw_asset jackdaw_asset_at(size_t index) {
    return assets[index];
}

static const unsigned char web_assets_lock[] = {
#embed "../../Resources/web-assets.lock.json"
};

const unsigned char *const jackdaw_web_assets_lock = web_assets_lock;
const size_t jackdaw_web_assets_lock_count = sizeof(web_assets_lock);
